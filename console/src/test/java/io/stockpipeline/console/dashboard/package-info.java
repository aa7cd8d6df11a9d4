/**
 * The dashboard in a real browser, in front of a backend of its own: {@code FakeConsole} answers with the API's shapes from a
 * market that is a pure function of time, and does on command what a real one does once a week.
 *
 * <p>Start reading at {@link io.stockpipeline.console.dashboard.DashboardTest}. {@code FakeConsole.main} serves the page for
 * work on it.
 */
@NullMarked
package io.stockpipeline.console.dashboard;

import org.jspecify.annotations.NullMarked;
