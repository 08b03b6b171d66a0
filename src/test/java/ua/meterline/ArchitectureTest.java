package ua.meterline;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which; each package-info says the same in words. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ua.meterline");

    /** Each slice, and the slices that it may use. An edge uses no other edge, but mails lie in the inbox folder. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("common", List.of()),
            Map.entry("reading", List.of()),
            Map.entry("config", List.of("common", "reading")),
            Map.entry("store", List.of("common", "reading")),
            Map.entry("outbox", List.of("common", "reading", "store")),
            Map.entry("sms", List.of("common", "config", "reading", "store", "outbox")),
            Map.entry("inbox", List.of("common", "reading")),
            Map.entry("mail", List.of("common", "config", "reading", "store", "outbox", "inbox")),
            Map.entry("billing", List.of("common", "reading", "store", "backoffice")),
            Map.entry("backoffice", List.of("common", "reading", "store", "outbox")),
            Map.entry("operations", List.of("common", "reading", "store")),
            Map.entry("web", List.of("common", "reading", "store", "backoffice", "billing", "operations")),
            Map.entry("kafka", List.of("common", "config", "operations")),
            Map.entry("simulator", List.of()));

    private static final String ENTRY_POINT = "ua.meterline.app.Meterline";

    @Test
    void slicesUseWhatTheyMay() {
        ALLOWED.forEach((slice, allowed) -> check(classes()
                .that()
                .resideInAPackage(packageOf(slice))
                .should()
                .onlyDependOnClassesThat(outsideOfMeterline().or(residingIn(slice, allowed)))));
    }

    @Test
    void theDomainUsesTheJdkAlone() {
        check(classes()
                .that()
                .resideInAPackage("ua.meterline.reading..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "ua.meterline.reading..")
                .andShould(notDependOn("java.sql..")));
    }

    @Test
    void readingsDoNotDependOnHowTheyAreJudged() {
        check(noClasses()
                .that()
                .resideInAPackage("ua.meterline.reading")
                .should(dependOn("ua.meterline.reading.rules", "ua.meterline.reading.lenient")));
    }

    @Test
    void rulesUseNoFormat() {
        check(noClasses()
                .that()
                .resideInAPackage("ua.meterline.reading.rules")
                .should(dependOn("ua.meterline.reading.lenient")));
    }

    @Test
    void theStructureOfAMailDoesNotDependOnItsContent() {
        check(noClasses()
                .that()
                .resideInAPackage("ua.meterline.mail.mime")
                .should(dependOn("ua.meterline.mail.content", "ua.meterline.mail.text", "ua.meterline.mail.reply")));
    }

    @Test
    void sqlStaysWithTheStoreAndTheServicesOnIt() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "ua.meterline.sms",
                        "ua.meterline.sms.codec",
                        "ua.meterline.sms.link",
                        "ua.meterline.mail",
                        "ua.meterline.mail.mime",
                        "ua.meterline.mail.content",
                        "ua.meterline.mail.text",
                        "ua.meterline.mail.mailbox",
                        "ua.meterline.inbox",
                        "ua.meterline.config",
                        "ua.meterline.web..")
                .should(dependOn("java.sql..", "javax.sql..", "org.sqlite..")));
    }

    /** Of the store, they know its failure alone. */
    @Test
    void pagesReachTheDatabaseThroughServices() {
        check(noClasses()
                .that()
                .resideInAPackage("ua.meterline.web..")
                .should(dependOnClassesThat(JavaClass.Predicates.resideInAPackage("ua.meterline.store..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("StoreUnavailableException"))))));
    }

    @Test
    void onlyServersKnowTheirLibrary() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("ua.meterline.web", "ua.meterline.operations")
                .should(dependOn("io.javalin..", "org.eclipse.jetty..")));
        check(noClasses().that().resideInAPackage("ua.meterline.web..").should(dependOn("org.apache.camel..")));
    }

    @Test
    void onlySmsSpeaksSmpp() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("ua.meterline.sms..", "ua.meterline.simulator..")
                .should(dependOn("org.jsmpp..")));
    }

    @Test
    void servicesOfTheOfficeAndOfBillingUseNoRoute() {
        check(noClasses()
                .that()
                .resideInAnyPackage("ua.meterline.backoffice..", "ua.meterline.reading..")
                .should(dependOn("org.apache.camel..")));
    }

    @Test
    void theSimulatorUsesNoCamel() {
        check(noClasses().that().resideInAPackage("ua.meterline.simulator..").should(dependOn("org.apache.camel..")));
    }

    @Test
    void onlyTheEntryPointUsesCommandsInApp() {
        check(noClasses()
                .that()
                .resideInAPackage("ua.meterline.app..")
                .and()
                .doNotHaveFullyQualifiedName(ENTRY_POINT)
                .should(dependOn("ua.meterline.cli..", "ua.meterline.demo..", "ua.meterline.simulator..")));
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("ua.meterline.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(JavaClass.Predicates.belongTo(named(ENTRY_POINT)), DescribedPredicate.alwaysTrue()));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Data)"));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static String packageOf(String slice) {
        return "ua.meterline." + slice + "..";
    }

    private static DescribedPredicate<JavaClass> outsideOfMeterline() {
        return DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("ua.meterline.."));
    }

    private static DescribedPredicate<JavaClass> residingIn(String slice, List<String> others) {
        return JavaClass.Predicates.resideInAnyPackage(Stream.concat(Stream.of(slice), others.stream())
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name, type -> type.getFullName().equals(name));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> dependOn(String... packages) {
        return dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(packages));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> notDependOn(String... packages) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.not(dependOn(packages));
    }
}
