package io.stockpipeline.extractor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RecordBufferTest {
    private final OutgoingRecord first = record(1);
    private final OutgoingRecord second = record(2);
    private final OutgoingRecord third = record(3);
    private final RecordBuffer buffer = new RecordBuffer(2L * first.weight());

    @Test
    void shouldForceOutTheOldestWhenThereIsNoRoom() throws InterruptedException {
        assertThat(buffer.offer(first)).isZero();
        assertThat(buffer.offer(second)).isZero();

        assertThat(buffer.offer(third)).isEqualTo(1);

        assertThat(buffer.take()).isSameAs(second);
        assertThat(buffer.take()).isSameAs(third);
    }

    @Test
    void shouldMakeThoseWaitThatCan() throws Exception {
        buffer.put(first);
        buffer.put(second);
        Thread source = new Thread(() -> {
            try {
                buffer.put(third);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        source.start();
        await().until(() -> source.getState() == Thread.State.WAITING);

        assertThat(buffer.take()).isSameAs(first);

        source.join(5000);
        assertThat(buffer.take()).isSameAs(second);
        assertThat(buffer.take()).isSameAs(third);
    }

    @Test
    void shouldCountAsLostWhatIsOfferedAfterTheEnd() throws InterruptedException {
        buffer.offer(first);
        buffer.end();

        assertThat(buffer.offer(second)).isEqualTo(1);
        assertThat(buffer.take()).isSameAs(first);
        assertThat(buffer.take()).isNull();
    }

    @Test
    void shouldTakeARecordThatIsLargerThanTheBuffer() throws InterruptedException {
        OutgoingRecord large = record(new byte[10_000]);

        assertThat(buffer.put(large)).isTrue();
        assertThat(buffer.take()).isSameAs(large);
    }

    @Test
    void shouldHandOutWhatIsLeftAfterTheEndAndTakeNoMore() throws Exception {
        buffer.put(first);
        buffer.end();

        assertThat(buffer.put(second)).isFalse();
        assertThat(buffer.take()).isSameAs(first);
        assertThat(CompletableFuture.supplyAsync(() -> {
                            try {
                                return buffer.take() == null;
                            } catch (InterruptedException e) {
                                return false;
                            }
                        })
                        .get())
                .isTrue();
    }

    private static OutgoingRecord record(int content) {
        return record(new byte[] {(byte) content});
    }

    private static OutgoingRecord record(byte[] value) {
        return new OutgoingRecord(new ProducerRecord<>("ticks", null, value), null);
    }
}
