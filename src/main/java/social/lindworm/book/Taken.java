package social.lindworm.book;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A number that another record has already.
///
/// @param label the other record's title or name
public record Taken(Field field, String value, RecordRef owner, String label) {

    /// The first number in `facts` that a record other than `self` has.
    static Optional<Taken> first(Handle handle, RecordStore store, RecordRef self, Facts facts) {
        ArrivalLookups lookups = new ArrivalLookups(handle);
        for (Field field : facts.fields()) {
            if (ArrivalLookups.isNumber(field) && field.belongsTo(self.kind())) {
                java.util.Map<ArrivalBatch.Identifier, Long> owners = new java.util.LinkedHashMap<>();
                lookups.identifiers(self.kind(), field, facts.all(field), owners);
                for (var owner : owners.entrySet()) {
                    if (owner.getValue() != self.id()) {
                        return Optional.of(taken(handle, store, owner.getKey(), owner.getValue()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Taken taken(Handle handle, RecordStore store, ArrivalBatch.Identifier number, long owner) {
        RecordRef ref = new RecordRef(number.kind(), owner);
        String label =
                store.find(handle, ref).map(record -> record.facts().label()).orElse("");
        return new Taken(number.scheme(), number.value(), ref, label);
    }
}
