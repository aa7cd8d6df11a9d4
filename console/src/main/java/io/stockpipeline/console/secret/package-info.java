/**
 * Secrets as Kubernetes mounts them and as {@code --secrets-dir} holds them: a folder each, a file a key. Read by whoever is
 * guarded or helped by one. Start reading at {@link io.stockpipeline.console.secret.SecretFolder}.
 */
@NullMarked
package io.stockpipeline.console.secret;

import org.jspecify.annotations.NullMarked;
