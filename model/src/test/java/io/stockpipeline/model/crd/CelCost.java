package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The greatest cost that a rule can have, in the units and by the reckoning of an API server, which refuses a CRD with a
 * rule above {@link #MOST_OF_A_RULE} or with more than {@link #MOST_OF_A_CRD} in all.
 *
 * <p>Only upper bounds are carried. Where it simplifies it errs upwards: a value of any type counts as a mapping to
 * select from, and a list or text without a bound is as long as the largest request. A function that it has no cost for
 * is an error, not free. It knows neither {@code cel.bind} nor maps and comprehensions that build lists, which no rule has.
 */
final class CelCost {
    static final double MOST_OF_A_RULE = 10_000_000;
    static final double MOST_OF_A_CRD = 100_000_000;

    private static final double SELECT = 1;
    private static final double LIST = 10;

    private final CelAbstractSyntaxTree rule;
    private final JsonNode self;
    private final SchemaSizes schemas = new SchemaSizes();
    private final Map<Long, JsonNode> places = new HashMap<>();
    private final Map<Long, Double> sizes = new HashMap<>();
    private final Map<String, Deque<JsonNode>> locals = new HashMap<>();

    private CelCost(CelAbstractSyntaxTree rule, JsonNode self) {
        this.rule = rule;
        this.self = self;
    }

    /** @param self the schema of the mapping that the rule stands at */
    static double of(CelAbstractSyntaxTree rule, JsonNode self) {
        return new CelCost(rule, self).cost(rule.getExpr());
    }

    private double cost(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> 0;
            case IDENT -> ident(expr);
            case SELECT -> select(expr);
            case LIST ->
                LIST + expr.list().elements().stream().mapToDouble(this::cost).sum();
            case CALL -> call(expr);
            case COMPREHENSION -> comprehension(expr.comprehension());
            default -> throw new IllegalArgumentException("no cost is known for " + expr.getKind());
        };
    }

    private double ident(CelExpr expr) {
        String name = expr.ident().name();
        Deque<JsonNode> local = locals.get(name);
        if (local != null && !local.isEmpty()) {
            places.put(expr.id(), local.peek());
        } else if (name.equals("self") || name.equals("oldSelf")) {
            places.put(expr.id(), self);
        }
        return SELECT;
    }

    /** {@code has} costs what leads to the field, and nothing itself. */
    private double select(CelExpr expr) {
        CelExpr operand = expr.select().operand();
        double cost = cost(operand);
        if (expr.select().testOnly()) {
            return cost;
        }
        places.put(
                expr.id(), place(operand).path("properties").path(expr.select().field()));
        return cost + SELECT;
    }

    private double comprehension(CelComprehension loop) {
        double before = cost(loop.iterRange()) + cost(loop.accuInit());
        push(loop.accuVar(), schemas.nowhere());
        push(loop.iterVar(), place(loop.iterRange()).path("items"));
        double each = cost(loop.loopCondition()) + cost(loop.loopStep());
        locals.get(loop.iterVar()).pop();
        double after = cost(loop.result());
        locals.get(loop.accuVar()).pop();
        return before + size(loop.iterRange()) * each + after;
    }

    private void push(String name, JsonNode place) {
        locals.computeIfAbsent(name, any -> new ArrayDeque<>()).push(place);
    }

    private double call(CelExpr expr) {
        CelCall call = expr.call();
        List<CelExpr> args = call.args();
        double target = call.target().map(this::cost).orElse(0.0);
        List<Double> costs = args.stream().map(this::cost).toList();
        if (call.function().equals("_?_:_")) {
            sizes.put(expr.id(), Math.max(size(args.get(1)), size(args.get(2))));
            return costs.get(0) + Math.max(costs.get(1), costs.get(2));
        }
        double ofArgs = costs.stream().mapToDouble(Double::doubleValue).sum();
        return target + ofArgs + own(expr, call, args);
    }

    private double own(CelExpr expr, CelCall call, List<CelExpr> args) {
        return switch (call.function()) {
            case "_&&_", "_||_" -> 0;
            case "_==_", "_!=_" -> traversal(Math.min(size(args.get(0)), size(args.get(1))));
            case "_<_", "_<=_", "_>_", "_>=_" ->
                isScalar(args.get(0)) ? 1 : traversal(Math.min(size(args.get(0)), size(args.get(1))));
            case "_+_" -> concatenation(expr, args);
            case "@in" -> size(args.get(1));
            case "startsWith", "endsWith" -> traversal(size(args.get(0)));
            case "contains" -> traversal(size(target(call))) * traversal(size(args.get(0)));
            case "matches" -> traversal(size(target(call)) + 1) * Math.ceil(size(args.get(0)) * 0.25);
            case "substring" -> {
                sizes.put(expr.id(), size(target(call)));
                yield traversal(size(target(call)));
            }
            case "replace" -> {
                boolean longer = size(args.get(1)) > size(args.get(0));
                sizes.put(expr.id(), longer ? Double.POSITIVE_INFINITY : size(target(call)));
                yield traversal(2 * size(target(call)));
            }
            case "_-_", "_*_", "_/_", "_%_", "-_", "!_", "@not_strictly_false", "size", "int", "double", "string" -> 1;
            case "duration", "timestamp", "getSeconds", "getMilliseconds", "getHours" -> 1;
            case "_?._", "hasValue", "orValue" -> 1;
            default -> throw new IllegalArgumentException("no cost is known for " + call.function());
        };
    }

    private double concatenation(CelExpr expr, List<CelExpr> args) {
        if (isScalar(args.get(0))) {
            return 1;
        }
        double size = size(args.get(0)) + size(args.get(1));
        sizes.put(expr.id(), size);
        return traversal(size);
    }

    private static CelExpr target(CelCall call) {
        return call.target().orElseThrow();
    }

    /** Going through a text costs a tenth of its length. */
    private static double traversal(double size) {
        return Math.ceil(size * 0.1);
    }

    private JsonNode place(CelExpr expr) {
        return places.getOrDefault(expr.id(), schemas.nowhere());
    }

    /** Most elements or bytes of the value. */
    private double size(CelExpr expr) {
        Double known = sizes.get(expr.id());
        if (known != null) {
            return known;
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                    ? expr.constant().stringValue().length()
                    : 1;
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.LIST) {
            return expr.list().elements().size();
        }
        return isScalar(expr) ? 1 : schemas.most(place(expr));
    }

    private boolean isScalar(CelExpr expr) {
        CelType type = rule.getType(expr.id()).orElseThrow();
        return switch (type.kind()) {
            case BOOL, DOUBLE, INT, UINT, DURATION, TIMESTAMP -> true;
            case OPAQUE ->
                !type.parameters().isEmpty() && type.parameters().get(0).kind() != CelKind.STRING;
            default -> false;
        };
    }
}
