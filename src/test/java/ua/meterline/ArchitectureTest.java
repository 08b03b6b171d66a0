package ua.meterline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom; see ARCHITECTURE.md and each package's package-info. */
@AnalyzeClasses(packages = "ua.meterline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] LIBRARIES_OF_THE_EDGES = {
        "org.apache.camel..", "java.sql..", "javax.sql..", "org.sqlite..", "org.jsmpp..", "jakarta.mail.."
    };

    @ArchTest
    static final ArchRule readingIsTheDomainAlone = classes()
            .that()
            .resideInAPackage("ua.meterline.reading..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "ua.meterline.reading..")
            .andShould(noneOf(LIBRARIES_OF_THE_EDGES));

    @ArchTest
    static final ArchRule whatAReadingIsDoesNotDependOnHowItIsJudged = noClasses()
            .that()
            .resideInAPackage("ua.meterline.reading")
            .should(dependOn("ua.meterline.reading.rules", "ua.meterline.reading.lenient"));

    @ArchTest
    static final ArchRule rulesKnowNoFormat = noClasses()
            .that()
            .resideInAPackage("ua.meterline.reading.rules")
            .should(dependOn("ua.meterline.reading.lenient"));

    @ArchTest
    static final ArchRule outboxKnowsNoWireFormat =
            noClasses().that().resideInAPackage("ua.meterline.outbox").should(dependOn(LIBRARIES_OF_THE_EDGES));

    @ArchTest
    static final ArchRule outboxKnowsNoEdge = noClasses()
            .that()
            .resideInAPackage("ua.meterline.outbox")
            .should(dependOn(
                    "ua.meterline.sms..", "ua.meterline.mail..", "ua.meterline.store..", "ua.meterline.link.."));

    @ArchTest
    static final ArchRule joiningKnowsNoEdge = noClasses()
            .that()
            .resideInAPackage("ua.meterline.joining")
            .should(dependOn(LIBRARIES_OF_THE_EDGES))
            .orShould(dependOn("ua.meterline.sms..", "ua.meterline.store..", "ua.meterline.link.."));

    @ArchTest
    static final ArchRule smsDoesNotKnowTheStore = noClasses()
            .that()
            .resideInAPackage("ua.meterline.sms")
            .should(dependOn(
                    "ua.meterline.store..", "ua.meterline.link..", "java.sql..", "javax.sql..", "org.sqlite.."));

    @ArchTest
    static final ArchRule mailDoesNotKnowTheStore = noClasses()
            .that()
            .resideInAPackage("ua.meterline.mail..")
            .should(dependOn(
                    "ua.meterline.store..", "ua.meterline.link..", "java.sql..", "javax.sql..", "org.sqlite.."));

    @ArchTest
    static final ArchRule mailDoesNotKnowSms = noClasses()
            .that()
            .resideInAPackage("ua.meterline.mail..")
            .should(dependOn("ua.meterline.sms..", "org.jsmpp.."));

    @ArchTest
    static final ArchRule smsDoesNotKnowMail =
            noClasses().that().resideInAPackage("ua.meterline.sms").should(dependOn("ua.meterline.mail.."));

    @ArchTest
    static final ArchRule storeKnowsNoEdge = noClasses()
            .that()
            .resideInAPackage("ua.meterline.store")
            .should(dependOn("ua.meterline.sms..", "ua.meterline.mail..", "ua.meterline.link..", "org.jsmpp.."));

    @ArchTest
    static final ArchRule theInboxKnowsNeitherMailServersNorTheStore = noClasses()
            .that()
            .resideInAPackage("ua.meterline.inbox")
            .should(dependOn("ua.meterline.mailbox..", "ua.meterline.store..", "ua.meterline.sms..", "jakarta.mail.."));

    @ArchTest
    static final ArchRule theMailboxKnowsNoMeaningOfMails = noClasses()
            .that()
            .resideInAPackage("ua.meterline.mailbox")
            .should(dependOn(
                    "ua.meterline.mail..", "ua.meterline.reading..", "ua.meterline.store..", "ua.meterline.sms.."));

    /** A rehearsal judges nothing itself, and an office works without routes. */
    @ArchTest
    static final ArchRule officeAndRehearsalKnowNoRoute = noClasses()
            .that()
            .resideInAnyPackage("ua.meterline.office", "ua.meterline.rehearsal")
            .should(dependOn(
                    "org.apache.camel..", "ua.meterline.sms..", "ua.meterline.link..", "ua.meterline.outbox.."));

    @ArchTest
    static final ArchRule handoverAndUpkeepKnowNoEdge = noClasses()
            .that()
            .resideInAnyPackage("ua.meterline.handover..", "ua.meterline.upkeep..")
            .should(dependOn("ua.meterline.sms..", "ua.meterline.link..", "org.jsmpp.."));

    @ArchTest
    static final ArchRule simulatorStandsAlone = noClasses()
            .that()
            .resideInAPackage("ua.meterline.simulator..")
            .should(dependOn("org.apache.camel.."))
            .orShould()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("ua.meterline..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage("ua.meterline.simulator.."))));

    @ArchTest
    static final ArchRule onlyCommandsAndTheDemoUseTheSimulator = noClasses()
            .that()
            .resideOutsideOfPackages("ua.meterline.simulator..", "ua.meterline.cli..", "ua.meterline.demo..")
            .and()
            .doNotHaveFullyQualifiedName("ua.meterline.Meterline")
            .should(dependOn("ua.meterline.simulator.."));

    @ArchTest
    static final ArchRule onlyTheTopKnowsTheWiring = noClasses()
            .that()
            .resideOutsideOfPackages("ua.meterline", "ua.meterline.cli..", "ua.meterline.demo..")
            .should(dependOn("ua.meterline", "ua.meterline.cli..", "ua.meterline.demo.."));

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("ua.meterline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Data)");

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> dependOn(String... packages) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat(
                JavaClass.Predicates.resideInAnyPackage(packages));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> noneOf(String... packages) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.not(dependOn(packages));
    }
}
