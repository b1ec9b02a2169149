package social.lindworm.account;

/// What those who run the instance may ask of people.
public enum Demand {
    /// To choose another password before anything else.
    NEW_PASSWORD,
    /// To think of a second factor; they may say no.
    OFFER_FACTOR,
    /// To set a second factor up before anything else.
    REQUIRE_FACTOR
}
