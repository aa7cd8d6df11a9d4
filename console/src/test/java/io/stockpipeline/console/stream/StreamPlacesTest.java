package io.stockpipeline.console.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.http.Handler;
import jakarta.servlet.WriteListener;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A place is given back by whoever did not get as far as using it. */
class StreamPlacesTest {
    private static final StreamLimits ONE_PLACE = StreamUnderTest.limits(1, 100, 100);

    /** What may fail on the way in. */
    enum Spoilt {
        Output(context -> context.res().getWriter()),
        Start(context -> {
            context.req().startAsync().setTimeout(0);
            context.res().getOutputStream().setWriteListener(new Deaf());
        });

        private final Handler handler;

        Spoilt(Handler handler) {
            this.handler = handler;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveThePlaceOfAClientThatFailedToTheNext(Spoilt spoilt) throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        Handler spoilFirst = context -> {
            if (first.getAndSet(false)) {
                spoilt.handler.handle(context);
            }
        };
        try (StreamUnderTest stream =
                StreamUnderTest.start(ONE_PLACE, List.of(config -> config.routes.before(spoilFirst)))) {
            assertThat(status(stream)).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR_500);
            assertThat(stream.hub().clients()).isZero();

            try (EventStream client = stream.open("")) {
                await().untilAsserted(() -> assertThat(client.events("hello")).hasSize(1));
            }
        }
    }

    private static int status(StreamUnderTest stream) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(stream.uri("")).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static final class Deaf implements WriteListener {
        @Override
        public void onWritePossible() {}

        @Override
        public void onError(Throwable failure) {}
    }
}
