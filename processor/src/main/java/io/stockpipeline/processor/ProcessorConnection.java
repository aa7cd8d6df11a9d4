package io.stockpipeline.processor;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a processor reaches Kafka and where it may keep files.
 *
 * @param clientProperties settings of every client, such as TLS and SASL; settings prefixed {@code producer.} or
 *     {@code consumer.} reach that client only
 * @param stateDirectory folder of Kafka Streams' own files
 */
public record ProcessorConnection(String bootstrapServers, Map<String, String> clientProperties, Path stateDirectory) {}
