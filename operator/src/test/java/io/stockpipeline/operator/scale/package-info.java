/** How many pods a lag asks for. */
package io.stockpipeline.operator.scale;
