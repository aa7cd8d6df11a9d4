package io.stockpipeline.console.notify.channel;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Keeps the first words of an answer, for a person to read, and hangs up on one that does not end. */
final class BriefBody implements BodySubscriber<String> {
    private static final int KEPT_BYTES = 160;
    private static final int PATIENCE_BYTES = 64 * 1024;

    private final CompletableFuture<String> words = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private Flow.@Nullable Subscription subscription;
    private int seen;

    @Override
    public CompletionStage<String> getBody() {
        return words;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            seen += buffer.remaining();
            byte[] some = new byte[Math.min(buffer.remaining(), KEPT_BYTES - Math.min(KEPT_BYTES, text.length()))];
            buffer.get(some);
            text.append(new String(some, StandardCharsets.UTF_8));
        }
        if (seen > PATIENCE_BYTES && subscription != null) {
            subscription.cancel();
            words.complete(plain());
        }
    }

    @Override
    public void onError(Throwable throwable) {
        words.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        words.complete(plain());
    }

    private String plain() {
        return text.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
