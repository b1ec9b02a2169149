// Where the pages of a furnished home are, by whom they are for; the name is that of their pictures.
export const FOR_ALL = {
  landing: '/',
  search: '/search?q=pryde+and+prejudise',
  'search-start': '/search',
  'search-empty': '/search?q=zzzzqqq',
  'search-people': '/search?q=a&type=user',
  author: '/author/1',
  series: '/series/1',
  'sign-in': '/login',
  register: '/register',
  'password-reset': '/password-reset',
  'confirm-address': '/confirm-email',
  'resend-link': '/resend-link',
  profile: '/user/ada',
  about: '/about',
};

export const FOR_EDITORS = {
  'account-export': '/preferences/user-export',
  'create-book': '/create-book',
  preferences: '/preferences/profile',
  password: '/preferences/password',
  email: '/preferences/email',
  security: '/preferences/security',
  'second-factor': '/preferences/2fa',
  deactivate: '/preferences/deactivate',
  delete: '/preferences/delete',
};

export const FOR_ADMINS = {
  dashboard: '/settings/dashboard',
  users: '/settings/users',
  'users-empty': '/settings/users?q=zzzzqqq',
  invites: '/settings/invites',
  requests: '/settings/requests',
  demands: '/settings/force-password-reset',
  site: '/settings/site-settings',
  registration: '/settings/site-registration-admin',
  connectors: '/admin/bookwyrm/connector/',
  connector: '/admin/bookwyrm/connector/1/change/',
  jobs: '/settings/jobs',
  storage: '/settings/storage',
  log: '/settings/log',
};
