package social.lindworm.storage.migrate;

import social.lindworm.storage.ObjectKey;

/// A listing repeated a key or was not in key order, so that what it lacks cannot be told. Nothing is lost; run
/// the copy again, and if it stays so, the store does not list as S3 promises.
public final class OutOfOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfOrder(String name, ObjectKey before, ObjectKey after) {
        super(name + " lists " + after + " after " + before + ", which is not in key order");
    }
}
