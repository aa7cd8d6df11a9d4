/**
 * A real browser for tests: the Chromium of the machine, spoken to over its own DevTools protocol. There is no driver and no
 * library in between; docs/decisions/0016-browser-tests.md says why.
 *
 * <p>Start reading at {@link io.stockpipeline.console.browser.SharedBrowser}.
 */
@NullMarked
package io.stockpipeline.console.browser;

import org.jspecify.annotations.NullMarked;
