package frontrow.queue.config;

import frontrow.queue.application.ChangeRoom;
import frontrow.queue.application.ClaimPass;
import frontrow.queue.application.FollowReservations;
import frontrow.queue.application.FollowReservations.RoomDefaults;
import frontrow.queue.application.JoinLine;
import frontrow.queue.application.LeaveLine;
import frontrow.queue.application.LineLog;
import frontrow.queue.application.Rooms;
import frontrow.queue.application.SeeStanding;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the use cases together. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PassKeys passKeys(QueueProperties queue, Environment environment) {
        return PassKeys.of(queue.passKey(), queue.previousPassKeys(), environment.acceptsProfiles(Profiles.of("demo")));
    }

    @Bean
    Rooms rooms() {
        return new Rooms();
    }

    @Bean
    JoinLine joinLine(Rooms rooms, LineLog log, Clock clock, QueueProperties queue) {
        return new JoinLine(rooms, log, clock, queue.waitingMax());
    }

    @Bean
    SeeStanding seeStanding(LineLog log, Clock clock) {
        return new SeeStanding(log, clock);
    }

    @Bean
    LeaveLine leaveLine(Rooms rooms, LineLog log, Clock clock) {
        return new LeaveLine(rooms, log, clock);
    }

    @Bean
    ClaimPass claimPass(LineLog log, Clock clock) {
        return new ClaimPass(log, clock);
    }

    @Bean
    ChangeRoom changeRoom(Rooms rooms, LineLog log, Clock clock) {
        return new ChangeRoom(rooms, log, clock);
    }

    @Bean
    FollowReservations followReservations(Rooms rooms, LineLog log, Clock clock, QueueProperties queue) {
        QueueProperties.Room room = queue.room();
        return new FollowReservations(rooms, log, clock,
                new RoomDefaults(room.capacity(), room.admissionsPerSecond(), (int) room.passLifetime().toSeconds(),
                        (int) room.claimWindow().toSeconds(), queue.capacityMax(), queue.admissionsPerSecondMax()));
    }
}
