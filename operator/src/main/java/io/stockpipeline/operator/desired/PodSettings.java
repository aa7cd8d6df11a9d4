package io.stockpipeline.operator.desired;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.stockpipeline.model.spec.PodTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code template} as Kubernetes' own types: what the schema passes on as it is gets its shape here.
 *
 * @param template nothing set where the spec has none
 * @param requests and {@code limits}: the role's defaults, with those of the template over them
 */
record PodSettings(
        PodTemplate template,
        List<Toleration> tolerations,
        @Nullable Affinity affinity,
        List<TopologySpreadConstraint> topologySpreadConstraints,
        List<Volume> volumes,
        List<VolumeMount> volumeMounts,
        Map<String, Quantity> requests,
        Map<String, Quantity> limits) {
    /** The client's types keep fields that they do not know; the API server refuses them, later and in other words. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private static final PodTemplate NOTHING = new PodTemplate(
            null, Map.of(), Map.of(), Map.of(), List.of(), null, List.of(), null, List.of(), null, List.of(), List.of(),
            List.of(), List.of(), null);

    /**
     * Reads a template.
     *
     * @param path of the template, to name what has no shape, for example {@code spec.processor.template}
     * @throws InvalidTemplateException when a part is not what Kubernetes takes there
     */
    static PodSettings of(@Nullable PodTemplate given, String path, RoleDefaults defaults)
            throws InvalidTemplateException {
        PodTemplate template = given == null ? NOTHING : given;
        PodTemplate.Resources resources = template.resources();
        Map<String, Object> affinity = template.affinity();
        return new PodSettings(
                template,
                all(template.tolerations(), Toleration.class, path + ".tolerations"),
                affinity == null ? null : one(affinity, Affinity.class, path + ".affinity"),
                all(
                        template.topologySpreadConstraints(),
                        TopologySpreadConstraint.class,
                        path + ".topologySpreadConstraints"),
                all(template.volumes(), Volume.class, path + ".volumes"),
                all(template.volumeMounts(), VolumeMount.class, path + ".volumeMounts"),
                quantities(defaults.requests(), resources == null ? Map.of() : resources.requests()),
                quantities(defaults.limits(), resources == null ? Map.of() : resources.limits()));
    }

    private static Map<String, Quantity> quantities(Map<String, String> defaults, Map<String, String> given) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        defaults.forEach((name, text) -> quantities.put(name, new Quantity(text)));
        given.forEach((name, text) -> quantities.put(name, new Quantity(text)));
        return quantities;
    }

    private static <T> List<T> all(List<Map<String, Object>> objects, Class<T> type, String path)
            throws InvalidTemplateException {
        List<T> shaped = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            shaped.add(one(objects.get(i), type, path + "[" + i + "]"));
        }
        return shaped;
    }

    private static <T> T one(Map<String, Object> object, Class<T> type, String path) throws InvalidTemplateException {
        try {
            return STRICT.convertValue(object, type);
        } catch (IllegalArgumentException e) {
            throw new InvalidTemplateException(path + ": Kubernetes knows no " + type.getSimpleName() + " like this: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
