/**
 * Who may read, over what kind of connection, and how much at a time: tokens, OpenID Connect, TLS, headers, limits.
 *
 * <p>Uses {@code http}. Start reading at {@link io.stockpipeline.console.access.Access}, then
 * {@link io.stockpipeline.console.access.Gate}, which every request passes.
 */
@NullMarked
package io.stockpipeline.console.access;

import org.jspecify.annotations.NullMarked;
