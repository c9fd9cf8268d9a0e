/** List, import, rename and revoke authenticators. */
@NullMarked
package io.countersign.application.authenticator;

import org.jspecify.annotations.NullMarked;
