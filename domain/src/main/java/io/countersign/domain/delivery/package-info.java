/**
 * The SPI of transports: what carries a message to a person, such as an SMTP server or a provider
 * of text messages. Part of what plugins see.
 */
@NullMarked
package io.countersign.domain.delivery;

import org.jspecify.annotations.NullMarked;
