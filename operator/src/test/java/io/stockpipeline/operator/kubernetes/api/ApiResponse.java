package io.stockpipeline.operator.kubernetes.api;

/**
 * An answer.
 *
 * @param body JSON
 * @param changed whether an object was changed
 */
public record ApiResponse(int code, String body, boolean changed) {}
