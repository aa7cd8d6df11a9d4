package io.stockpipeline.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.StockPipeline;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockPipelineSchemaTest {
    private static final Schema SCHEMA = StockPipelineSchema.SCHEMA;

    static Collection<Rule> rules() {
        return SCHEMA.rules();
    }

    @Test
    void shouldHaveTheSameFieldsAsTheRecords() {
        Set<String> drift = new TreeSet<>();
        compare("", SCHEMA.resource(), StockPipeline.class, drift);
        assertThat(drift).isEmpty();
    }

    @Test
    void shouldOfferTheConstantsOfTheEnums() {
        assertThat(choices("spec.windows[].type")).containsExactly("Sliding", "Hopping", "Tumbling", "Count");
        assertThat(choices("spec.source.file.format")).containsExactly("Csv", "Jsonl");
    }

    @Test
    void shouldHaveDefaultsThatAreValid() {
        Findings findings = new Findings(WrittenText.UNKNOWN);
        checkDefaults(Path.ROOT, SCHEMA.resource(), findings);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void shouldDescribeEveryFieldInOneLine() {
        Set<String> undescribed = new HashSet<>();
        visit("", SCHEMA.resource(), (path, field) -> {
            if (!field.description().matches("\\p{L}.{3,}\\.") || field.required() != (field.example() != null)) {
                undescribed.add(path);
            }
        });
        assertThat(undescribed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldApplyTheRuleWhereThereIsSomething(Rule rule) {
        FieldType at = typeAt(rule.at());
        assertThat(at).isInstanceOf(Struct.class);
        assertThat(fieldAt((Struct) at, rule.field())).as(rule.field()).isTrue();
        assertThat(((Struct) at).fields()).containsKeys(rule.reads().toArray(String[]::new));
        assertThat(rule.reads()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldBalanceTheBracketsOfTheCel(Rule rule) {
        String bare = rule.cel().replaceAll("'[^']*'", "");
        for (String pair : List.of("()", "[]", "{}")) {
            assertThat(bare.chars().filter(c -> c == pair.charAt(0)).count())
                    .isEqualTo(bare.chars().filter(c -> c == pair.charAt(1)).count());
        }
    }

    private static List<String> choices(String path) {
        return ((Choice) typeAt(path)).values();
    }

    private static void compare(String path, Struct struct, Class<?> record, Set<String> drift) {
        Map<String, Type> components = Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
        Set<String> all = new HashSet<>(components.keySet());
        all.addAll(struct.fields().keySet());
        for (String name : all) {
            Field field = struct.fields().get(name);
            Type component = components.get(name);
            if (field == null || component == null) {
                drift.add(path + name + (field == null ? " is in the record only" : " is in the table only"));
            } else {
                compareType(path + name, field.type(), component, drift);
            }
        }
    }

    private static void compareType(String path, FieldType type, Type component, Set<String> drift) {
        boolean same;
        if (type instanceof Struct struct) {
            same = component instanceof Class<?> nested && nested.isRecord();
            if (same) {
                compare(path + ".", struct, (Class<?>) component, drift);
            }
        } else if (type instanceof ListOf list) {
            same = component instanceof ParameterizedType generic && generic.getRawType() == List.class;
            if (same) {
                compareType(
                        path + "[]", list.entry(), ((ParameterizedType) component).getActualTypeArguments()[0], drift);
            }
        } else if (type instanceof MapOf || type instanceof FreeObject) {
            same = component instanceof ParameterizedType generic && generic.getRawType() == Map.class;
        } else if (type instanceof Whole) {
            same = Set.of(int.class, Integer.class, long.class, Long.class).contains(component);
        } else if (type instanceof DecimalNumber) {
            same = component == double.class;
        } else if (type instanceof Flag) {
            same = component == boolean.class;
        } else if (type instanceof Choice choice && component instanceof Class<?> constants && constants.isEnum()) {
            same = Arrays.stream(constants.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.toSet())
                    .containsAll(choice.values());
        } else {
            same = component instanceof Class<?> plain && !plain.isPrimitive() && !Number.class.isAssignableFrom(plain);
        }
        if (!same) {
            drift.add(path + " is " + type.noun() + " in the table and " + component + " in the record");
        }
    }

    private static void checkDefaults(Path path, Struct struct, Findings findings) {
        visit("", struct, (at, field) -> {
            if (field.byDefault() != null) {
                field.type().check(path.field(at), field.byDefault(), findings);
            }
        });
    }

    private interface Visitor {
        void visit(String path, Field field);
    }

    private static void visit(String path, Struct struct, Visitor visitor) {
        for (Field field : struct.fields().values()) {
            String at = path + "." + field.name();
            visitor.visit(at, field);
            FieldType type = field.type() instanceof ListOf list ? list.entry() : field.type();
            if (type instanceof Struct nested) {
                visit(at, nested, visitor);
            }
        }
    }

    private static FieldType typeAt(String path) {
        FieldType type = SCHEMA.resource();
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
            type = ((Struct) type).fields().get(step.replace("[]", "")).type();
            if (step.endsWith("[]")) {
                type = ((ListOf) type).entry();
            }
        }
        return type;
    }

    private static boolean fieldAt(Struct struct, String path) {
        if (path.isEmpty()) {
            return true;
        }
        int dot = path.indexOf('.');
        Field field = struct.fields().get(dot < 0 ? path : path.substring(0, dot));
        return field != null && (dot < 0 || fieldAt((Struct) field.type(), path.substring(dot + 1)));
    }
}
