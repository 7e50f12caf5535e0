/**
 * A network as packets meet it, whatever platform it was read from: what may leave an endpoint, where routers send it and what
 * they make of it, and what an endpoint takes.
 */
@NullMarked
package io.secnumscan.network.model;

import org.jspecify.annotations.NullMarked;
