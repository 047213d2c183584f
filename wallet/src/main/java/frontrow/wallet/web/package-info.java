/** HTTP in: charging and looking at one's own wallet. */
@NullMarked
package frontrow.wallet.web;

import org.jspecify.annotations.NullMarked;
