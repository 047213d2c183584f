package frontrow.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import frontrow.violations.domain.DomainThatBreaksEveryRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules and between the rooms of a service. */
class ArchitectureTest {

    private static final List<String> SERVICES = List.of("queue", "reservation", "payment", "wallet", "analytics");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("frontrow");

    /** Of persistence it may carry the annotations. */
    private static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = noClasses().that().resideInAPackage("..domain..")
            .should().dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..", "org.apache.kafka..", "org.hibernate..", "tools.jackson..")
                    .and(not(resideInAPackage("org.hibernate.annotations.."))));

    /** The waiting room is a fold of the log: its domain reads the events themselves. */
    private static final ArchRule DOMAIN_KNOWS_NO_AVRO = noClasses().that().resideInAPackage("..domain..")
            .and().resideOutsideOfPackage("frontrow.queue.domain..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.avro..", "frontrow.events..");

    private static final ArchRule DOMAIN_KNOWS_NO_CLOCK = noClasses().that().resideInAPackage("..domain..")
            .should().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDateTime.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().belongToAnyOf(Clock.class);

    private static final ArchRule DOMAIN_MAKES_NO_IDS = noClasses().that().resideInAPackage("..domain..")
            .should().callMethod(UUID.class, "randomUUID")
            .orShould().callMethod(UuidCreator.class, "getTimeOrderedEpoch");

    private static final ArchRule INNER_ROOMS_DO_NOT_KNOW_OUTER_ONES = noClasses().that()
            .resideInAnyPackage("..domain..", "..application..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("frontrow.*.web..", "frontrow.*.persistence..", "frontrow.*.messaging..");

    private static final ArchRule DOMAIN_DOES_NOT_KNOW_USE_CASES = noClasses().that().resideInAPackage("..domain..")
            .should().dependOnClassesThat().resideInAPackage("frontrow.*.application..");

    @ParameterizedTest
    @MethodSource("roomRules")
    void theRoomsOfAServiceKeepTheirArrows(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("roomRules")
    void theRulesBite(ArchRule rule) {
        JavaClasses offender = new ClassFileImporter().importClasses(DomainThatBreaksEveryRule.class);

        assertThat(rule.evaluate(offender).hasViolation()).as(rule.getDescription()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceDependsOnSchemasMessagingAndRestOnly(String service) {
        String[] others = Stream.concat(SERVICES.stream(), Stream.of("servers", "local"))
                .filter(other -> !other.equals(service))
                .map(other -> "frontrow." + other + "..")
                .toArray(String[]::new);

        noClasses().that().resideInAPackage("frontrow." + service + "..")
                .should().dependOnClassesThat().resideInAnyPackage(others)
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatIsNeitherDomainNorUseCaseIsPrivateToItsRoom(String service) {
        classes().that().resideInAnyPackage(
                "frontrow." + service + ".web", "frontrow." + service + ".messaging", "frontrow." + service + ".persistence")
                .and().areTopLevelClasses()
                .should().notBePublic()
                .allowEmptyShould(service.equals("queue"))
                .check(HOUSE);
    }

    @Test
    void sharedLibrariesDependOnNoService() {
        noClasses().that().resideInAnyPackage("frontrow.events..", "frontrow.messaging..", "frontrow.rest..")
                .should().dependOnClassesThat().resideInAnyPackage(
                        SERVICES.stream().map(service -> "frontrow." + service + "..").toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void onlyMessagingAndTheWaitingRoomsLogTalkToAProducer() {
        noClasses().that()
                .resideInAnyPackage("frontrow.reservation..", "frontrow.payment..", "frontrow.wallet..", "frontrow.analytics..",
                        "frontrow.rest..")
                .should().dependOnClassesThat().resideInAPackage("org.apache.kafka.clients.producer..")
                .orShould().dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations)")
                .check(HOUSE);
    }

    static List<ArchRule> roomRules() {
        return List.of(DOMAIN_KNOWS_NO_FRAMEWORK, DOMAIN_KNOWS_NO_AVRO, DOMAIN_KNOWS_NO_CLOCK, DOMAIN_MAKES_NO_IDS,
                INNER_ROOMS_DO_NOT_KNOW_OUTER_ONES, DOMAIN_DOES_NOT_KNOW_USE_CASES);
    }

    static List<String> services() {
        return SERVICES;
    }
}
