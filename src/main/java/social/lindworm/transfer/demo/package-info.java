/// A living place to look at: real books as facts, people who are not real, and pictures drawn by the program itself.
/// Start at [social.lindworm.transfer.demo.Demo], behind `./bw-dev demo`. May use all features before `transfer`.
@NullMarked
package social.lindworm.transfer.demo;

import org.jspecify.annotations.NullMarked;
