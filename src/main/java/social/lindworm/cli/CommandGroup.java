package social.lindworm.cli;

import java.util.List;

/// The headings under which the commands are listed.
///
/// @param commands instances of one command class each
record CommandGroup(String heading, List<Object> commands) {

    CommandGroup {
        commands = List.copyOf(commands);
    }
}
