package io.stockpipeline.console.view;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka every few seconds what the topics are. A consumer alone does not tell: where no records come it cannot be told whether
 * there are none or Kafka is away, and a topic made anew looks like the old one once it is as long. Of one thread.
 */
final class TopicWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(3);
    /** A question that has no answer by then is asked again. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** Kafka that has not answered for so long is away. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final Set<String> topics;
    /** What they are known as, since {@link #exist}. */
    private Map<String, Uuid> identities = Map.of();

    private @Nullable KafkaFuture<Map<String, TopicDescription>> asked;
    private long askedAt;
    private long answeredAt;
    private boolean madeAnew;

    TopicWatch(Map<String, ?> client, Collection<String> topics) {
        this.admin = Admin.create(new HashMap<>(client));
        this.topics = Set.copyOf(topics);
    }

    /**
     * Whether every topic is there; waits for the answer. What they are is remembered.
     *
     * @throws KafkaException when Kafka does not answer or will not tell
     */
    boolean exist() {
        try {
            take(ask().get());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Takes an answer in that has come meanwhile, and asks again when it is time. Does not wait. */
    void look() {
        KafkaFuture<Map<String, TopicDescription>> question = asked;
        if (question != null && question.isDone()) {
            asked = null;
            try {
                take(question.get());
            } catch (ExecutionException e) {
                // That a topic is not there is an answer too; what its consumer meets then is the feed's business.
                answeredAt = e.getCause() instanceof UnknownTopicOrPartitionException ? System.nanoTime() : answeredAt;
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        if (asked == null && System.nanoTime() - askedAt > EVERY.toNanos()) {
            asked = ask();
        }
    }

    private KafkaFuture<Map<String, TopicDescription>> ask() {
        askedAt = System.nanoTime();
        return admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs((int) PATIENCE.toMillis()))
                .allTopicNames();
    }

    private void take(Map<String, TopicDescription> answer) {
        answeredAt = System.nanoTime();
        Map<String, Uuid> now = new HashMap<>();
        answer.forEach((name, topic) -> now.put(name, topic.topicId()));
        madeAnew |= !identities.isEmpty() && !identities.equals(now);
        identities = now;
    }

    /** Whether Kafka has answered lately. */
    boolean isAnswered() {
        return System.nanoTime() - answeredAt < SILENCE.toNanos();
    }

    /** Whether a topic is another one than it was, under the same name. */
    boolean isMadeAnew() {
        return madeAnew;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
