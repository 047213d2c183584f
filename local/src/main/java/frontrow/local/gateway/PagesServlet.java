package frontrow.local.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.zip.CRC32C;

/** The pages: ours from the module {@code web}, and Swagger UI from its jar. */
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
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cache-Control", "no-cache");
            send(file.readAllBytes(), request, response);
        }
    }

    /** Not again to whom has it: a build's files are the same until the next one. */
    private static void send(byte[] content, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(content);
        // Weak (RFC 9110 §8.8.1), so that it may be compressed on its way.
        String etag = "W/\"%08x-%d\"".formatted(sum.getValue(), content.length);
        response.setHeader("ETag", etag);
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
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
