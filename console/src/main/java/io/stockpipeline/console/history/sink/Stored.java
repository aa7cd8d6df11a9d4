package io.stockpipeline.console.history.sink;

/**
 * How far a partition has been read, as the database knows.
 *
 * @param generation counts the topics that have followed each other under one name, and logs that lost their tail
 * @param topicId of the topic that was read
 * @param next the offset to read next
 */
record Stored(int generation, String topicId, long next) {}
