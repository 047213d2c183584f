package frontrow.bench.outboxes;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Prints {@code READY <port>} when it accepts requests; ends with its standard input, and so with whoever started it. */
@SpringBootApplication
public class OutboxPeer {

    public static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext peer = new SpringApplicationBuilder(OutboxPeer.class)
                .properties("spring.config.name=outboxes").run(arguments);
        System.out.println("READY " + peer.getEnvironment().getRequiredProperty("local.server.port"));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(SpringApplication.exit(peer));
    }
}
