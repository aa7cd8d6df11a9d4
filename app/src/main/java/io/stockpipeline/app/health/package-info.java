/**
 * What a pod tells Kubernetes of itself over HTTP. Every command that runs as a pod uses it. Start reading at
 * {@link io.stockpipeline.app.health.HealthServer}.
 */
@NullMarked
package io.stockpipeline.app.health;

import org.jspecify.annotations.NullMarked;
