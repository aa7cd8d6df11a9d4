package io.stockpipeline.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside the analytics module go one way: from how methods are asked, over the methods, to the numbers and the words. */
@AnalyzeClasses(
        packages = "io.stockpipeline.analytics",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
class AnalyticsArchitectureTest {
    private static final String ROOT = "io.stockpipeline.analytics.";

    @ArchTest
    static final ArchRule analyticsKnowsTheModelOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.stockpipeline.app..",
                    "io.stockpipeline.processor..",
                    "io.stockpipeline.extractor..",
                    "io.stockpipeline.console..",
                    "io.stockpipeline.operator..",
                    "io.stockpipeline.engine..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule analyticsGoesInNoCircles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + ".")
            .layer("words")
            .definedBy(ROOT + "words..")
            .layer("series")
            .definedBy(ROOT + "series..")
            .layer("descriptions")
            .definedBy(ROOT + "rollup..", ROOT + "indicator..", ROOT + "stationarity..", ROOT + "decomposition..")
            .layer("predictions")
            .definedBy(ROOT + "forecast..", ROOT + "learning..")
            .layer("questions")
            .definedBy(ROOT + "analysis..")
            .optionalLayer("anomaly")
            .definedBy(ROOT + "anomaly..")
            .whereLayer("words")
            .mayNotAccessAnyLayer()
            .whereLayer("series")
            .mayOnlyAccessLayers("words")
            .whereLayer("descriptions")
            .mayOnlyAccessLayers("words", "series")
            .whereLayer("predictions")
            .mayOnlyAccessLayers("words", "series", "descriptions")
            .whereLayer("questions")
            .mayOnlyAccessLayers("words", "series", "descriptions", "predictions")
            .whereLayer("anomaly")
            .mayOnlyAccessLayers("words", "series");
}
