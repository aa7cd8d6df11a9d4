/**
 * How the console speaks HTTP: a table of routes, from which the server's handlers, the validation of parameters and the OpenAPI
 * document are made; errors as problem+json; the dashboard's files.
 *
 * <p>Knows the model only, and nothing of what is asked. Start reading at {@link io.stockpipeline.console.http.Route}, then
 * {@link io.stockpipeline.console.http.ConsoleServer}.
 */
@NullMarked
package io.stockpipeline.console.http;

import org.jspecify.annotations.NullMarked;
