package io.secnumscan.demo;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.secnumscan.core.collect.TargetSession;
import io.secnumscan.core.platform.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, and what keeps the stages right of the snapshot a pure function. */
class ArchitectureTest {
    /** Every module that ships; bench sees them and is seen by none. */
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.secnumscan");

    private static final String[] PURE = {
            "io.secnumscan.core.analysis..", "io.secnumscan.core.assess..", "io.secnumscan.core.cel..",
            "io.secnumscan.core.evaluate..", "io.secnumscan.core.join..", "io.secnumscan.core.perimeter..",
            "io.secnumscan.core.referential..", "io.secnumscan.core.rule..", "io.secnumscan.core.type..",
            "io.secnumscan.core.waiver..", "io.secnumscan.core.yaml..", "io.secnumscan.report.."
    };

    @Test
    void modulesSeeEachOtherOneWay() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.secnumscan..")
                .layer("core").definedBy("io.secnumscan.core..")
                .layer("openstack").definedBy("io.secnumscan.openstack..")
                .layer("k8s").definedBy("io.secnumscan.k8s..")
                .layer("network").definedBy("io.secnumscan.network..")
                .layer("report").definedBy("io.secnumscan.report..")
                .layer("cli").definedBy("io.secnumscan.cli..")
                .optionalLayer("demo").definedBy("io.secnumscan.demo..")
                .whereLayer("openstack").mayOnlyBeAccessedByLayers("cli", "demo")
                .whereLayer("k8s").mayOnlyBeAccessedByLayers("cli", "demo")
                .whereLayer("network").mayOnlyBeAccessedByLayers("cli", "demo")
                .whereLayer("report").mayOnlyBeAccessedByLayers("cli", "demo")
                .whereLayer("cli").mayOnlyBeAccessedByLayers("demo")
                .whereLayer("demo").mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture());
    }

    @Test
    void coreKnowsNoVendorsLibrary() {
        check(noClasses().that().resideInAPackage("io.secnumscan.core..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.openstack4j..", "io.kubernetes..", "okhttp3..", "com.github.tomakehurst.."));
    }

    @Test
    void oneHttpStackSendsEverything() {
        check(noClasses().that().resideOutsideOfPackage("io.secnumscan.core.http..")
                .should().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "okhttp3..", "com.sun.net.httpserver..")
                .orShould().dependOnClassesThat().areAssignableTo(java.net.URLConnection.class)
                .because("core.http alone refuses what is no read"));
    }

    @Test
    void eachLibraryThatMayBeReplacedIsTouchedInOnePlace() {
        check(noClasses().that().resideOutsideOfPackage("io.secnumscan.core.cel..")
                .should().dependOnClassesThat().resideInAPackage("dev.cel.."));
        check(noClasses().that().resideOutsideOfPackage("io.secnumscan.core.yaml..")
                .should().dependOnClassesThat().resideInAPackage("org.snakeyaml.."));
        check(noClasses().that().resideOutsideOfPackages("io.secnumscan.cli..", "io.secnumscan.demo..")
                .should().dependOnClassesThat().resideInAnyPackage("picocli..", "ch.qos.logback.."));
    }

    @Test
    void packagesOfCoreFormNoCycle() {
        check(slices().matching("io.secnumscan.core.(*)..").should().beFreeOfCycles()
                // The interface of a platform names what each stage asks of one.
                .ignoreDependency(belongToAnyOf(Platform.class), alwaysTrue())
                .ignoreDependency(alwaysTrue(), belongToAnyOf(Platform.class))
                // What is known of an opened target is said by its session, and kept in the manifest.
                .ignoreDependency(alwaysTrue(), belongToAnyOf(TargetSession.class)));
    }

    @Test
    void packagesOfKubernetesFormNoCycle() {
        slices().matching("io.secnumscan.(**)").should().beFreeOfCycles()
                .check(SHIPPED.that(resideInAPackage("io.secnumscan.k8s..")));
    }

    @Test
    void nothingRightOfTheSnapshotAsksTheClockOrTheMachine() {
        check(noClasses().that().resideInAnyPackage(PURE)
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(UUID.class, "randomUUID")
                .orShould().callMethod(Locale.class, "getDefault")
                .orShould().callMethod(TimeZone.class, "getDefault")
                .orShould().callMethod(java.time.ZoneId.class, "systemDefault")
                .because("the same snapshot gives the same bytes"));
    }

    @Test
    void noTextDependsOnTheMachinesLanguage() {
        check(noClasses()
                .should().callMethod(String.class, "toLowerCase")
                .orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .because("a Turkish i is another letter: name Locale.ROOT"));
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        check(noClasses().that().resideOutsideOfPackages("io.secnumscan.cli..", "io.secnumscan.demo..")
                .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> open = SHIPPED.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();

        assertEquals(List.of(), open, "packages without a package-info.java that says @NullMarked");
    }

    @Test
    void platformsAreFoundByTheirInterface() {
        check(classes().that(assignableTo(Platform.class)).and().areNotInterfaces()
                .should().resideInAnyPackage("io.secnumscan.openstack", "io.secnumscan.k8s", "io.secnumscan.demo.."));
    }

    private static void check(ArchRule rule) {
        rule.check(SHIPPED);
    }
}
