/// The commands of `./bw-dev`: one class each, opening only what it needs. Start at
/// [social.lindworm.cli.CommandLineTool].
///
/// Exit codes: 0 done, 1 could not be done, 2 the command line is wrong, 3 the settings are wrong.
@NullMarked
package social.lindworm.cli;

import org.jspecify.annotations.NullMarked;
