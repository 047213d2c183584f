package frontrow.reservation;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

@SpringBootApplication
public class ReservationApplication {

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ReservationApplication.class).properties("spring.config.name=reservation");
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
