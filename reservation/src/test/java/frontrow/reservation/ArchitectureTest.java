package frontrow.reservation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "frontrow.reservation", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainKnowsNoTechnique = noClasses().that().resideInAPackage("..reservation.domain..").should()
            .dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.apache..", "frontrow.events..",
                    "frontrow.messaging..",
                    "frontrow.rest..", "..reservation.application..", "..reservation.persistence..", "..reservation.web..",
                    "..reservation.messaging..", "..reservation.config..");

    @ArchTest
    static final ArchRule theDomainReadsNoClock = noClasses().that().resideInAPackage("..reservation.domain..").should()
            .callMethod(Instant.class, "now").orShould().dependOnClassesThat().haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule useCasesKnowNoEdges = noClasses().that().resideInAPackage("..reservation.application..").should()
            .dependOnClassesThat().resideInAnyPackage("frontrow.rest..", "org.springframework.web..",
                    "org.springframework.jdbc..",
                    "..reservation.persistence..", "..reservation.web..", "..reservation.messaging..");
}
