package io.stockpipeline.extractor.source;

/**
 * Tells one source's data from another's, so that a position is never applied to data it does not belong to.
 *
 * @param size bytes in all when the position was taken; data may grow, not shrink
 * @param headLength how many of the first bytes went into the digest
 * @param headDigest SHA-256 of them, in hexadecimal
 */
public record ContentIdentity(long size, int headLength, String headDigest) {}
