package frontrow.bench.eventuate;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Prints {@code READY <port>} when it accepts requests; ends with its standard input, and so with whoever started it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(PeerProperties.class)
// In this order: the first one's beans are instead of the library's own.
@Import({ChannelsConfiguration.class, TramConfiguration.class, PurchaseConfiguration.class})
public class EventuatePeer {

    public static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext peer = new SpringApplicationBuilder(EventuatePeer.class)
                .properties("spring.config.name=eventuate").run(arguments);
        peer.getBean(Channels.class).awaitConsumers();
        System.out.println("READY " + peer.getEnvironment().getRequiredProperty("local.server.port"));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(SpringApplication.exit(peer));
    }
}
