package io.stockpipeline.console.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every fault into a problem: ours, Javalin's (404, 405, 413), Jetty's (a request that is no HTTP) and the unexpected. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final String UNEXPECTED = "the console failed to answer; its log says why";

    private Faults() {}

    static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (problem, context) -> {
            Duration retryAfter = problem.retryAfter();
            if (retryAfter != null) {
                context.header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
            }
            write(context, problem.status(), problem.detail(), problem.parameter());
        });
        routes.exception(
                HttpResponseException.class,
                (fault, context) -> write(context, fault.getStatus(), words(fault, context), null));
        routes.exception(Exception.class, (fault, context) -> {
            HttpException refusal = refusal(fault);
            if (refusal != null) {
                write(context, refusal.getCode(), Formats.shortened(String.valueOf(refusal.getReason())), null);
                return;
            }
            LOG.error("{} {} failed", context.method(), context.path(), fault);
            write(context, HttpStatus.INTERNAL_SERVER_ERROR_500, UNEXPECTED, null);
        });
    }

    /** That a body is too large or no HTTP shows only when a handler reads it. */
    private static @Nullable HttpException refusal(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refusal
                    && refusal.getCode() >= HttpStatus.BAD_REQUEST_400
                    && refusal.getCode() < HttpStatus.INTERNAL_SERVER_ERROR_500) {
                return refusal;
            }
        }
        return null;
    }

    private static String words(HttpResponseException fault, Context context) {
        return switch (fault.getStatus()) {
            case HttpStatus.NOT_FOUND_404 -> "there is no such page; the API is described at /docs";
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> context.method() + " is not allowed here";
            default -> String.valueOf(fault.getMessage());
        };
    }

    private static void write(Context context, int status, String detail, @Nullable String parameter) {
        context.status(status).contentType(Problem.CONTENT_TYPE).result(bytes(status, detail, parameter));
    }

    private static byte[] bytes(int status, String detail, @Nullable String parameter) {
        return ConsoleJson.bytes(Problem.of(status, HttpStatus.getMessage(status), detail, parameter));
    }

    /** What Jetty answers by itself, before a request reaches a handler. */
    static final class OfJetty extends ErrorHandler {
        @Override
        public boolean handle(org.eclipse.jetty.server.Request request, Response response, Callback callback) {
            int status = response.getStatus();
            Object message = request.getAttribute(ERROR_MESSAGE);
            String detail = status >= HttpStatus.INTERNAL_SERVER_ERROR_500
                    ? UNEXPECTED
                    : message == null ? HttpStatus.getMessage(status) : Formats.shortened(message.toString());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
            response.write(true, ByteBuffer.wrap(bytes(status, detail, null)), callback);
            return true;
        }
    }
}
