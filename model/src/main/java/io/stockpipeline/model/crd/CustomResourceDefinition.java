package io.stockpipeline.model.crd;

import io.stockpipeline.model.schema.Schema;
import io.stockpipeline.model.schema.StockPipelineSchema;
import io.stockpipeline.model.spec.StockPipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The CRD of the StockPipeline: names, one version, its schema, subresources and printed columns. */
public final class CustomResourceDefinition {
    private static final String GROUP = StockPipeline.API_VERSION.substring(0, StockPipeline.API_VERSION.indexOf('/'));
    private static final String VERSION = StockPipeline.API_VERSION.substring(GROUP.length() + 1);
    private static final String PLURAL = "stockpipelines";

    /** Name of the CRD, and of its file but for the ending. */
    public static final String NAME = PLURAL + "." + GROUP;

    private CustomResourceDefinition() {}

    /** The document, in the order in which it is written. */
    public static Map<String, Object> document() {
        return of(StockPipelineSchema.SCHEMA);
    }

    /** The document as YAML, the same at every call. */
    public static String yaml() {
        return CrdYaml.write(document());
    }

    static Map<String, Object> of(Schema schema) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", "apiextensions.k8s.io/v1");
        document.put("kind", "CustomResourceDefinition");
        document.put("metadata", ordered("name", NAME));
        document.put(
                "spec",
                ordered("group", GROUP, "names", names(), "scope", "Namespaced", "versions", List.of(version(schema))));
        return document;
    }

    private static Map<String, Object> names() {
        return ordered(
                "kind",
                StockPipeline.KIND,
                "listKind",
                StockPipeline.KIND + "List",
                "plural",
                PLURAL,
                "singular",
                "stockpipeline",
                "shortNames",
                List.of("spl"),
                "categories",
                List.of("all"));
    }

    private static Map<String, Object> version(Schema schema) {
        return ordered(
                "name",
                VERSION,
                "served",
                true,
                "storage",
                true,
                "additionalPrinterColumns",
                PrinterColumns.all(),
                "subresources",
                subresources(),
                "schema",
                ordered("openAPIV3Schema", new ResourceSchema(schema).root()));
    }

    private static Map<String, Object> subresources() {
        return ordered(
                "status",
                ordered(),
                "scale",
                ordered(
                        "specReplicasPath",
                        ".spec.processor.replicas",
                        "statusReplicasPath",
                        ".status.replicas",
                        "labelSelectorPath",
                        ".status.selector"));
    }

    /** Names and values in turn, kept in that order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
