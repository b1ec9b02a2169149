// The time zone that the device is set to, offered where none was chosen.
export function enhance(field) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone) {
    return;
  }
  if (field instanceof HTMLSelectElement) {
    const known = [...field.options].some((option) => option.value === zone);
    const chosen = [...field.options].some((option) => option.defaultSelected && option.value);
    if (known && !chosen) {
      field.value = zone;
    }
  } else if (!field.value) {
    field.value = zone;
  }
}
