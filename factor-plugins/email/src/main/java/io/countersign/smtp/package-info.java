/** The transport {@code smtp}: e-mail through a mail server (RFC 5321, RFC 6409). */
@NullMarked
package io.countersign.smtp;

import org.jspecify.annotations.NullMarked;
