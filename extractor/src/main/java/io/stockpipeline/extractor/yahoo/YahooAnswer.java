package io.stockpipeline.extractor.yahoo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON answer of Yahoo's.
 *
 * @param status the HTTP status: not to be trusted alone, since errors come as 200 too
 * @param root the document
 * @param body its bytes as they came
 * @param number the answer's number on this client, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
record YahooAnswer(int status, JsonNode root, byte[] body, long number) {}
