package frontrow.local.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The pages: ours from {@code frontrow/pages} on the class path, and Swagger UI from its jar. */
final class PagesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String PAGES = "/frontrow/pages";
    private static final String SWAGGER_UI = "/swagger-ui";
    private static final String SWAGGER_UI_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String SWAGGER_UI_FILES = "/META-INF/resources/webjars/swagger-ui/";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        if (path.equals(SWAGGER_UI + ".html") || path.equals(SWAGGER_UI) || path.equals(SWAGGER_UI + "/")) {
            response.sendRedirect(SWAGGER_UI + "/index.html");
            return;
        }
        String page = path.endsWith("/") ? path + "index.html" : path;
        try (InputStream file = open(page)) {
            if (file == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            response.setContentType(getServletContext().getMimeType(page));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cache-Control", "no-cache");
            file.transferTo(response.getOutputStream());
        }
    }

    /** Our own files first: they replace Swagger UI's list of documents. The container has removed any dots from the path. */
    private static InputStream open(String page) throws IOException {
        InputStream own = PagesServlet.class.getResourceAsStream(PAGES + page);
        return own != null || !page.startsWith(SWAGGER_UI + "/")
                ? own
                : PagesServlet.class
                        .getResourceAsStream(SWAGGER_UI_FILES + swaggerUiVersion() + page.substring(SWAGGER_UI.length()));
    }

    private static String swaggerUiVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = PagesServlet.class.getResourceAsStream(SWAGGER_UI_VERSION)) {
            properties.load(file);
        }
        return properties.getProperty("version", "");
    }
}
