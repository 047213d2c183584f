package frontrow.local.gateway;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * The one address of the system, on the loopback: pages and Swagger UI from here, everything else from the services.
 *
 * <p>It is a plain servlet in the Tomcat that the services bring. Spring Cloud Gateway on the same class path would configure itself
 * into every service of the process, too: its environment post-processors cannot be switched off.
 */
public final class Gateway implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** When thousands come at once; it hands on to services over connections that it has. */
    private static final String CONNECTS_QUEUED_MAX = "4096";

    private final Tomcat tomcat;
    private final URI url;

    private Gateway(Tomcat tomcat, URI url) {
        this.tomcat = tomcat;
        this.url = url;
    }

    /** @param services the instances of each service */
    public static Gateway start(int port, Map<String, List<URI>> services) {
        // Its names for management beans are the same for every Tomcat: two that start at once would fail by each other's.
        Registry.disableRegistry();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of(System.getProperty("java.io.tmpdir")).toString());
        tomcat.setConnector(connector(port));
        Context context = tomcat.addContext("", null);
        add(context, "proxy", new ProxyServlet(new Routes(services)), "/api/*", Routes.DOCUMENTS + "*");
        add(context, "pages", new PagesServlet(), "/");
        List.of("html:text/html;charset=utf-8", "js:text/javascript;charset=utf-8", "css:text/css;charset=utf-8",
                "svg:image/svg+xml", "png:image/png", "json:application/json").forEach(type -> {
                    int colon = type.indexOf(':');
                    context.addMimeMapping(type.substring(0, colon), type.substring(colon + 1));
                });
        try {
            tomcat.start();
        } catch (LifecycleException failed) {
            throw new IllegalStateException("The gateway does not start on port " + port + ".", failed);
        }
        return new Gateway(tomcat, URI.create("http://localhost:" + port));
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failed) {
            throw new IllegalStateException("The gateway does not stop.", failed);
        }
    }

    private static Connector connector(int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", HOST);
        connector.setThrowOnFailure(true);
        connector.setProperty("compression", "on");
        connector.setProperty("acceptCount", CONNECTS_QUEUED_MAX);
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("gateway-"));
        return connector;
    }

    private static void add(Context context, String name, Servlet servlet, String... paths) {
        Tomcat.addServlet(context, name, servlet);
        for (String path : paths) {
            context.addServletMappingDecoded(path, name);
        }
    }
}
