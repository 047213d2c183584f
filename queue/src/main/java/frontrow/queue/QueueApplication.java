package frontrow.queue;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The waiting room. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class QueueApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(QueueApplication.class).properties("spring.config.name=queue");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
