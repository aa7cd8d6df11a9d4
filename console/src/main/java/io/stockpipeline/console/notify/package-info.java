/**
 * Alarms sent to people and programs outside. Every alarm of the topic becomes one row in the table of deliveries for each
 * notification that wants it, in the transaction that moves the position in the topic; the table is the queue from which
 * they are sent, and sent again, until they have arrived or are given up. So no alarm is lost over a restart, and none is in
 * the table twice; one may be sent twice, under the same id.
 *
 * <p>Only the console's root uses it. Start reading at {@link io.stockpipeline.console.notify.Notifications}, then
 * {@link io.stockpipeline.console.notify.AlarmIntake} and {@link io.stockpipeline.console.notify.Dispatcher}.
 */
@NullMarked
package io.stockpipeline.console.notify;

import org.jspecify.annotations.NullMarked;
