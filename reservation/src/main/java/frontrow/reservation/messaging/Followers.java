package frontrow.reservation.messaging;

import frontrow.events.Topics;
import frontrow.messaging.TopicFollower;
import frontrow.messaging.TopicFollower.Start;
import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.application.PaymentWaiters;
import frontrow.reservation.config.ReservationProperties;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each instance keeps in memory from the topics; it is ready when it knows what was there at its start. */
@Configuration(proxyBeanMethods = false)
class Followers {

    @Bean(destroyMethod = "close")
    TopicFollower endedPassesFollower(TopicFollower.Factory followers, EndedPasses endedPasses,
            ReservationProperties properties) {
        return followers.follow(Topics.QUEUE, new Start.Since(properties.passLifetimeMax()), new PassEnds(endedPasses)::on);
    }

    @Bean(destroyMethod = "close")
    TopicFollower outcomesFollower(TopicFollower.Factory followers, PaymentWaiters waiters, EndedPasses endedPasses) {
        return followers.follow(Topics.RESERVATION, new Start.End(), new Outcomes(waiters, endedPasses)::on);
    }

    @Bean
    HealthIndicator followersHealthIndicator(List<TopicFollower> followers) {
        return () -> followers.stream().allMatch(TopicFollower::caughtUp)
                ? Health.up().build()
                : Health.outOfService().withDetail("reason", "Still reading what was in the topics at the start.").build();
    }
}
