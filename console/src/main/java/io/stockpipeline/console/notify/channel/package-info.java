/**
 * How an alarm is told: as a signed webhook, to Slack, to an Alertmanager, by e-mail. A channel sends one message once and
 * says what came of it; when it is sent, and how often, is decided by {@code notify}, the only one to use this package.
 *
 * <p>Start reading at {@link io.stockpipeline.console.notify.channel.Channel}.
 */
@NullMarked
package io.stockpipeline.console.notify.channel;

import org.jspecify.annotations.NullMarked;
