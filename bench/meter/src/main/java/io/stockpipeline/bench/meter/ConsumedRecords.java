package io.stockpipeline.bench.meter;

import java.util.HashMap;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * How many records of one topic the Kafka consumers of this process have handed out.
 *
 * <p>It is told from how far they are from the beginning of each partition, which is known after every poll. Their own
 * count of records is of no use here: it moves once a fetch has been handed out whole, hundreds of thousands of records
 * later.
 */
final class ConsumedRecords {
    private final MBeanServer beans;
    private final String topic;
    private final Map<String, Long> places = new HashMap<>();
    private long consumed;

    ConsumedRecords(MBeanServer beans, String topic) {
        this.beans = beans;
        this.topic = plain(topic);
    }

    /** Up to now; a consumer that has begun anew is counted on. */
    long now() throws JMException {
        Map<String, Long> now = new HashMap<>();
        for (ObjectName name : beans.queryNames(partitions(), null)) {
            if (plain(name.getKeyProperty("topic")).equals(topic)) {
                // The partition may just have gone over from one consumer to another.
                now.merge(name.getKeyProperty("partition"), place(name), Math::max);
            }
        }
        now.forEach((partition, place) -> {
            long before = places.getOrDefault(partition, 0L);
            consumed += place >= before ? place - before : place;
        });
        places.putAll(now);
        return consumed;
    }

    private long place(ObjectName name) throws JMException {
        try {
            double lead = ((Number) beans.getAttribute(name, "records-lead")).doubleValue();
            return Double.isNaN(lead) ? 0 : (long) lead;
        } catch (InstanceNotFoundException | AttributeNotFoundException closedSinceItWasListed) {
            return 0;
        }
    }

    private static ObjectName partitions() throws MalformedObjectNameException {
        return new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*,topic=*,partition=*");
    }

    /** Some versions of the client write a topic's dots as underscores here, some give both names. */
    private static String plain(String topic) {
        return topic.replace('.', '_').replace("\"", "");
    }
}
