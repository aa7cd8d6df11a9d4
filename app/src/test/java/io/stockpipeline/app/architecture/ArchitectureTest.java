package io.stockpipeline.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;

/** The arrows of the house: which module may know which, and what the exact part must never touch. */
@AnalyzeClasses(
        packages = "io.stockpipeline",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
class ArchitectureTest {
    /** Tests of other modules come as jars once these are packaged. */
    static final class NoJarsOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String APP = "io.stockpipeline.app..";
    private static final String PROCESSOR = "io.stockpipeline.processor..";
    private static final String EXTRACTOR = "io.stockpipeline.extractor..";
    private static final String CONSOLE = "io.stockpipeline.console..";
    private static final String OPERATOR = "io.stockpipeline.operator..";
    private static final String ENGINE = "io.stockpipeline.engine..";
    private static final String ANALYTICS = "io.stockpipeline.analytics..";
    private static final String MODEL = "io.stockpipeline.model..";
    private static final String KAFKA = "org.apache.kafka..";
    private static final String KAFKA_SERVER = "kafka..";

    @ArchTest
    static final ArchRule nobodyKnowsTheApp = noClasses()
            .that()
            .resideOutsideOfPackage(APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APP);

    @ArchTest
    static final ArchRule theModelKnowsNobodyAndNoKafka = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, PROCESSOR, EXTRACTOR, CONSOLE, OPERATOR, ENGINE, ANALYTICS, KAFKA, KAFKA_SERVER);

    @ArchTest
    static final ArchRule theEngineKnowsTheModelOnly = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(ENGINE, MODEL, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule analyticsKnowsTheModelAndItsLibrariesOnly = noClasses()
            .that()
            .resideInAPackage(ANALYTICS)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    ANALYTICS,
                    MODEL,
                    "java..",
                    "org.jspecify..",
                    "jdplus..",
                    "nbbrd..",
                    "org.apache.commons.statistics..",
                    "org.apache.commons.numbers..",
                    "com.amazon.randomcutforest..");

    @ArchTest
    static final ArchRule onlyWhoShowsOrScoresKnowsAnalytics = noClasses()
            .that()
            .resideOutsideOfPackages(ANALYTICS, PROCESSOR, CONSOLE, APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ANALYTICS);

    @ArchTest
    static final ArchRule theExtractorKnowsTheModelOnly = noClasses()
            .that()
            .resideInAPackage(EXTRACTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, PROCESSOR, CONSOLE, OPERATOR, ENGINE);

    @ArchTest
    static final ArchRule theProcessorKnowsNoSource = noClasses()
            .that()
            .resideInAPackage(PROCESSOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXTRACTOR, CONSOLE, OPERATOR);

    @ArchTest
    static final ArchRule theConsoleReadsTopicsAndKnowsNobodyWhoWritesThem = noClasses()
            .that()
            .resideInAPackage(CONSOLE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, PROCESSOR, EXTRACTOR, OPERATOR, KAFKA_SERVER, "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule theOperatorKnowsNothingOfWhatThePodsRun = noClasses()
            .that()
            .resideInAPackage(OPERATOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, PROCESSOR, EXTRACTOR, CONSOLE, ENGINE, KAFKA_SERVER, "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule desiredObjectsAreDrawnUpWithoutACluster = noClasses()
            .that()
            .resideInAPackage("io.stockpipeline.operator.desired..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(KAFKA)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClient")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule theOperatorAsksKafkaInOnePlace = noClasses()
            .that()
            .resideInAPackage(OPERATOR)
            .and()
            .resideOutsideOfPackages("io.stockpipeline.operator.kafka..", "io.stockpipeline.operator.topics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(KAFKA);

    @ArchTest
    static final ArchRule theEngineReadsNoClock = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule oneClassTouchesTheBrokersInsides = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.stockpipeline.app.broker.EmbeddedBroker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KAFKA_SERVER, "org.apache.kafka.metadata..", "org.apache.kafka.server..");

    @ArchTest
    static final ArchRule noModuleGoesInCircles =
            slices().matching("io.stockpipeline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfTheAppGoesInCircles =
            slices().matching("io.stockpipeline.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfTheExtractorGoesInCircles =
            slices().matching("io.stockpipeline.extractor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfTheEngineGoesInCircles =
            slices().matching("io.stockpipeline.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfAnalyticsGoesInCircles =
            slices().matching("io.stockpipeline.analytics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfTheOperatorGoesInCircles =
            slices().matching("io.stockpipeline.operator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfTheConsoleGoesInCircles =
            slices().matching("io.stockpipeline.console.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageOfTheModelGoesInCircles =
            slices().matching("io.stockpipeline.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noClassIsNamedAfterNothing = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static void everyPackageShowsItsFace(JavaClasses imported) {
        classes()
                .that()
                .haveSimpleNameNotEndingWith("package-info")
                .should(new ArchCondition<>("stand in a package with a null-marked package-info") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean marked = item.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false);
                        events.add(new SimpleConditionEvent(
                                item, marked, item.getPackageName() + " has no package-info with @NullMarked"));
                    }
                })
                .check(imported);
    }
}
